/**
 * Where something else than the web listens: databases, caches, queues, control planes, mail beyond 1023, and what
 * browsers refuse there (https://fetch.spec.whatwg.org/#port-blocking).
 */
const NOT_WEB = new Set([
  1080, 1098, 1099, 1433, 1434, 1521, 1719, 1720, 1723, 1883, 2049, 2181, 2375, 2376, 2379, 2380, 2525, 3268, 3269,
  3306, 3389, 3659, 4045, 4190, 4222, 4369, 4444, 5000, 5060, 5061, 5432, 5433, 5671, 5672, 5900, 5901, 5984, 5985,
  5986, 6000, 6001, 6379, 6380, 6432, 6443, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 7000, 7001, 7199, 7687,
  8086, 8125, 8500, 8600, 8883, 9000, 9042, 9092, 9093, 9160, 9200, 9300, 9418, 10000, 10080, 10250, 10255, 11211,
  15672, 25565, 27017, 27018, 27019, 28015, 50000, 50070, 61613, 61616,
]);

/** Of the well-known ports (RFC 6335) those of the web alone; of the others, all but known services. */
export const isWebPort = (port: number): boolean =>
  port < 1024 ? port === 443 || port === 80 : port <= 65_535 && !NOT_WEB.has(port);

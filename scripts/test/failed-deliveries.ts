import pg from "pg";

/** Makes dead letters of all that a webhook was sent, behind Daybook's back. */
export async function failDeliveries(databaseUrl: string, webhookId: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const sent = "sink = 'webhook' AND target = $1 AND state = 'done'";
    await client.query(`UPDATE deliveries SET state = 'failed' WHERE ${sent}`, [webhookId]);
  } finally {
    await client.end();
  }
}

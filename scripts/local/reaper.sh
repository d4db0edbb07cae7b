# Ends the process groups it was told of when its input closes, that is, when the process that started them is gone,
# however it went (kill -9 included). Input: "add SIGNAL PGID" and "remove PGID", one a line.
groups=""
while read -r verb first second; do
  case $verb in
    add) groups="$groups $first:$second" ;;
    remove)
      rest=""
      for entry in $groups; do [ "${entry#*:}" = "$first" ] || rest="$rest $entry"; done
      groups=$rest
      ;;
  esac
done
[ -n "$groups" ] || exit 0
for entry in $groups; do kill -s "${entry%%:*}" -- "-${entry#*:}" 2>/dev/null; done
tries=0
while [ $tries -lt 50 ]; do
  alive=""
  for entry in $groups; do kill -s 0 -- "-${entry#*:}" 2>/dev/null && alive="$alive $entry"; done
  [ -n "$alive" ] || exit 0
  groups=$alive
  sleep 0.1
  tries=$((tries + 1))
done
for entry in $groups; do kill -s KILL -- "-${entry#*:}" 2>/dev/null; done

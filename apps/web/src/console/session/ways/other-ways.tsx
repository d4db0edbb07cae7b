import { MagicWay } from "./magic-way.tsx";
import { PasskeyWay } from "./passkey-way.tsx";
import { ProviderWays } from "./provider-ways.tsx";
import type { WayProps } from "./way-props.ts";

/** Ways in besides the password. */
export function OtherWays(props: WayProps) {
  return (
    <>
      <PasskeyWay {...props} />
      <MagicWay {...props} />
      <ProviderWays {...props} />
    </>
  );
}

import { FormDialog } from "../../webhooks/form/form-dialog.tsx";
import css from "../channels.module.css";
import type { ChannelDraft } from "./channel-draft.ts";
import { ChannelFields } from "./channel-fields.tsx";
import { fieldProblems, unfit } from "./field-problems.ts";

interface ChannelDialogProps {
  title: string;
  action: string;
  draft: ChannelDraft;
  /** What is kept of where it leads; null for a new one. */
  kept: string | null;
  onClose(): void;
  onSend(draft: ChannelDraft): Promise<unknown>;
}

/** A channel as it is made or edited. */
export const ChannelDialog = ({ kept, ...dialog }: ChannelDialogProps) => (
  <FormDialog
    {...dialog}
    className={css.fields}
    unfit={(draft) => unfit(draft, kept === null)}
    refused={(error, { kind }) => fieldProblems(error, kind)}
  >
    {(fields) => <ChannelFields {...fields} kept={kept} />}
  </FormDialog>
);

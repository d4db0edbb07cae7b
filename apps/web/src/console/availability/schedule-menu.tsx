import type { Schedule } from "@daybook/contract/schedules";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Check, ChevronDown, Clock, Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { call } from "../../api/client.ts";
import { scheduleQuery, schedulesQuery } from "../../api/organizer.ts";
import { toast } from "../../ui/feedback/toast.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Menu, MenuItem } from "../../ui/overlays/menu.tsx";
import { TriggerButton } from "../../ui/overlays/popover.tsx";
import { t } from "../../words/words.ts";
import { errorSentence } from "../error-sentence.ts";
import { toAvailability, toSchedule } from "../links.ts";
import { draftOf, scheduleOf } from "./hours/hours-draft.ts";
import { NameDialog } from "./name-dialog.tsx";
import { useNewSchedule } from "./use-new-schedule.ts";

interface ScheduleMenuProps {
  schedule: Schedule;
  onRename(name: string): void;
}

/** The other schedules, and what can be done with this one. */
export function ScheduleMenu({ schedule, onRename }: ScheduleMenuProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { items } = useSuspenseQuery(schedulesQuery()).data;
  const [naming, setNaming] = useState<"new" | "rename" | null>(null);
  const create = useNewSchedule();

  const offerUndo = (text: string) =>
    toast(text, {
      about: schedule.id,
      // Nothing used it, so one that is the same does as well.
      undo: async () => {
        if (!(await create(scheduleOf(draftOf(schedule)))))
          offerUndo(t("availability.schedule.stillDeleted", { name: schedule.name }));
      },
    });
  const remove = async () => {
    try {
      await call("DELETE /v1/schedules/{id}", { params: { id: schedule.id } });
      await navigate({ ...toAvailability(), ignoreBlocker: true });
      client.removeQueries({ queryKey: scheduleQuery(schedule.id).queryKey, exact: true });
      await client.invalidateQueries({ queryKey: schedulesQuery().queryKey });
      void navigate({ ...toAvailability(), replace: true });
      offerUndo(t("availability.schedule.deleted", { name: schedule.name }));
    } catch (error) {
      toast(errorSentence(error));
    }
  };

  return (
    <>
      <Menu
        label={t("availability.schedules")}
        placement="bottom start"
        trigger={
          <TriggerButton kind="quiet" icon size="sm" aria-label={t("availability.schedules")}>
            <Icon of={ChevronDown} />
          </TriggerButton>
        }
      >
        {[
          ...items.map((one) => (
            <MenuItem
              key={one.id}
              icon={one.id === schedule.id ? Check : Clock}
              onAction={() => navigate(toSchedule(one.id))}
            >
              {one.name}
            </MenuItem>
          )),
          <MenuItem key="new" icon={Plus} onAction={() => setNaming("new")}>
            {t("availability.schedule.new")}
          </MenuItem>,
          <MenuItem key="rename" icon={Pencil} onAction={() => setNaming("rename")}>
            {t("availability.schedule.rename", { name: schedule.name })}
          </MenuItem>,
          <MenuItem
            key="delete"
            icon={Trash2}
            danger
            disabled={schedule.usedBy > 0 || items.length < 2}
            onAction={remove}
          >
            {schedule.usedBy > 0
              ? t("availability.schedule.inUse")
              : t("availability.schedule.delete", { name: schedule.name })}
          </MenuItem>,
        ]}
      </Menu>
      {naming === "rename" && (
        <NameDialog
          title={t("availability.schedule.renameTitle")}
          name={schedule.name}
          action={t("availability.schedule.renameGo")}
          onClose={() => setNaming(null)}
          onName={(name) => {
            onRename(name);
            setNaming(null);
          }}
        />
      )}
      {naming === "new" && (
        <NameDialog
          title={t("availability.schedule.newTitle")}
          name=""
          action={t("availability.schedule.make")}
          onClose={() => setNaming(null)}
          onName={async (name) => {
            if (await create({ ...scheduleOf(draftOf(schedule)), name, overrides: [] })) setNaming(null);
          }}
        />
      )}
    </>
  );
}

import { ActionIcon, Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useNavigate } from "@tanstack/react-router";
import { Cable, CircleOff, CirclePlay, Ellipsis, FileDown, FilePlus, FileUp, Gauge, Pencil, Sparkles, Trash2 } from "lucide-react";
import { useState } from "react";
import { RenameDialog } from "@/ui/RenameDialog";
import { useT as useShared } from "@/ui/texts";
import { useChangeSource, useDeleteSource, modelFile, type DataSourceDetail } from "./api";
import { DeleteDialog } from "./DeleteDialog";
import { DisclosureDialog } from "./DisclosureDialog";
import { useDisclosureT } from "./disclosureTexts";
import { EditConnection } from "./EditConnection";
import { ImportModel } from "./ImportModel";
import { isConnectable } from "./kinds";
import { LimitsDialog } from "./LimitsDialog";
import { useLimitT } from "./limitTexts";
import { useModelT } from "./modelTexts";
import { useSchemaT } from "./schemaTexts";
import { useTellProblem } from "@/ui/useTellProblem";
import { VersionDialog } from "./VersionDialog";
import { VISIBILITIES, VisibilityIcon } from "@/ui/visibility";

/** Rename, connection, visibility, on and off, delete. */
export function SourceMenu({ source }: { source: DataSourceDetail }) {
  const t = useSchemaT();
  const shared = useShared();
  const limits = useLimitT();
  const navigate = useNavigate();
  const change = useChangeSource();
  const remove = useDeleteSource();
  const onError = useTellProblem();
  const [renaming, rename] = useDisclosure(false);
  const [editing, edit] = useDisclosure(false);
  const [limiting, limit] = useDisclosure(false);
  const [telling, tell] = useDisclosure(false);
  const [way, setWay] = useState<Way | null>(null);
  const [deleting, del] = useDisclosure(false);
  const [importing, importModel] = useDisclosure(false);
  const path = { params: { path: { id: source.id } } };
  const active = source.status === "active";
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={`${shared.actions}: ${source.name}`}>
            <Ellipsis size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Pencil size={15} aria-hidden />} onClick={rename.open}>
            {t.rename}
          </Menu.Item>
          {isConnectable(source.kind) && !source.demo && (
            <Menu.Item leftSection={<Cable size={15} aria-hidden />} onClick={edit.open}>
              {t.edit}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<Gauge size={15} aria-hidden />} onClick={limit.open}>
            {limits.title}
          </Menu.Item>
          <DisclosureItem onOpen={tell.open} />
          {source.kind === "files" && <FileItems onWay={setWay} />}
          <VisibilityItems source={source} onChoose={(visibility) => change.mutate({ ...path, body: { visibility } }, { onError })} />
          <Menu.Item
            leftSection={active ? <CircleOff size={15} aria-hidden /> : <CirclePlay size={15} aria-hidden />}
            onClick={() => change.mutate({ ...path, body: { status: active ? "disabled" : "active" } }, { onError })}
          >
            {active ? t.disable : t.enable}
          </Menu.Item>
          <ModelItems source={source} onImport={importModel.open} />
          <Menu.Item color="red" leftSection={<Trash2 size={15} aria-hidden />} onClick={del.open}>
            {t.delete}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {importing && <ImportModel source={source.id} onClose={importModel.close} />}
      <RenameDialog
        title={t.renameTitle}
        label={t.name}
        name={source.name}
        opened={renaming}
        pending={change.isPending}
        problem={change.error}
        onRename={(name) => change.mutate({ ...path, body: { name } }, { onSuccess: rename.close })}
        onClose={rename.close}
      />
      <EditConnection source={source} opened={editing} onClose={edit.close} />
      <LimitsDialog source={source.id} kind={source.kind} opened={limiting} onClose={limit.close} />
      {telling && <DisclosureDialog source={source} onClose={tell.close} />}
      {way && <VersionDialog source={source} way={way} onClose={() => setWay(null)} />}
      <DeleteDialog
        name={source.name}
        opened={deleting}
        pending={remove.isPending}
        problem={remove.error}
        onDelete={() => remove.mutate(path, { onSuccess: () => void navigate({ to: "/sources" }) })}
        onClose={del.close}
      />
    </>
  );
}

function DisclosureItem({ onOpen }: { onOpen: () => void }) {
  const t = useDisclosureT();
  return (
    <Menu.Item leftSection={<Sparkles size={15} aria-hidden />} onClick={onOpen}>
      {t.title}
    </Menu.Item>
  );
}

type Way = "replace" | "append";

function FileItems({ onWay }: { onWay: (way: Way) => void }) {
  const t = useSchemaT();
  return (
    <>
      <Menu.Item leftSection={<FileUp size={15} aria-hidden />} onClick={() => onWay("replace")}>
        {t.replaceFiles}
      </Menu.Item>
      <Menu.Item leftSection={<FilePlus size={15} aria-hidden />} onClick={() => onWay("append")}>
        {t.appendRows}
      </Menu.Item>
    </>
  );
}

function ModelItems({ source, onImport }: { source: DataSourceDetail; onImport: () => void }) {
  const t = useModelT();
  return (
    <>
      <Menu.Item component="a" href={modelFile(source.id)} download={`${source.name}.yaml`} leftSection={<FileDown size={15} aria-hidden />}>
        {t.exportModel}
      </Menu.Item>
      <Menu.Item leftSection={<FileUp size={15} aria-hidden />} onClick={onImport}>
        {t.importModel}
      </Menu.Item>
    </>
  );
}

function VisibilityItems({ source, onChoose }: { source: DataSourceDetail; onChoose: (visibility: DataSourceDetail["visibility"]) => void }) {
  const t = useSchemaT();
  return VISIBILITIES.filter((visibility) => visibility !== source.visibility).map((visibility) => (
    <Menu.Item key={visibility} leftSection={<VisibilityIcon visibility={visibility} size={15} />} onClick={() => onChoose(visibility)}>
      {t[`show_${visibility}`]}
    </Menu.Item>
  ));
}

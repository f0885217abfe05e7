import { ActionIcon, Button, Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useNavigate } from "@tanstack/react-router";
import { BadgeCheck, BadgeX, Copy, Ellipsis, Pencil, Trash2 } from "lucide-react";
import { ConfirmDialog } from "@/ui/Confirm";
import { useCan } from "@/ui/session";
import { useT as useShared } from "@/ui/texts";
import { useSaved } from "@/ui/useSaved";
import { useTellProblem } from "@/ui/useTellProblem";
import { draftOfTemplate } from "./saved";
import { useDeleteTemplate, useDuplicateTemplate, useUnverifyTemplate, useVerifyTemplate, type Template } from "./savedApi";
import { useSavedT } from "./savedTexts";
import { TemplateDrawer } from "./TemplateDrawer";

/** What can be done with a saved question, beside running it. */
export function TemplateMenu({ template }: { template: Template }) {
  const t = useSavedT();
  const shared = useShared();
  const [editing, drawer] = useDisclosure(false);
  const [deleting, dialog] = useDisclosure(false);
  const mayCopy = useCan("query:sql");
  const navigate = useNavigate();
  const saved = useSaved();
  const onError = useTellProblem();
  const duplicate = useDuplicateTemplate();
  const remove = useDeleteTemplate();
  const path = { params: { path: { id: template.id } } };
  function copy() {
    duplicate.mutate(path, {
      onError,
      onSuccess: ({ id }) => {
        saved(t.copied);
        void navigate({ to: "/saved/$id", params: { id } });
      },
    });
  }
  return (
    <>
      {template.mayEdit && (
        <Button variant="default" leftSection={<Pencil size={16} aria-hidden />} onClick={drawer.open}>
          {t.edit}
        </Button>
      )}
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={shared.actions}>
            <Ellipsis size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <VerifyItem template={template} />
          {mayCopy && (
            <Menu.Item leftSection={<Copy size={15} aria-hidden />} onClick={copy}>
              {t.duplicate}
            </Menu.Item>
          )}
          {template.mine && (
            <Menu.Item color="red" leftSection={<Trash2 size={15} aria-hidden />} onClick={dialog.open}>
              {t.remove}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {editing && <TemplateDrawer draft={draftOfTemplate(template)} template={template} onClose={drawer.close} />}
      <ConfirmDialog
        opened={deleting}
        onClose={dialog.close}
        title={t.removeTitle}
        question={t.removeText}
        confirm={t.remove}
        onConfirm={() => remove.mutate(path, { onError, onSuccess: () => void navigate({ to: "/saved" }) })}
      />
    </>
  );
}

function VerifyItem({ template }: { template: Template }) {
  const t = useSavedT();
  const mayVerify = useCan("term:verify");
  const verify = useVerifyTemplate();
  const unverify = useUnverifyTemplate();
  const onError = useTellProblem();
  const path = { params: { path: { id: template.id } } };
  if (!mayVerify || template.otherSources.length > 0) {
    return null;
  }
  return template.verified ? (
    <Menu.Item leftSection={<BadgeX size={15} aria-hidden />} onClick={() => unverify.mutate(path, { onError })}>
      {t.unverify}
    </Menu.Item>
  ) : (
    <Menu.Item leftSection={<BadgeCheck size={15} aria-hidden />} onClick={() => verify.mutate(path, { onError })}>
      {t.verify}
    </Menu.Item>
  );
}

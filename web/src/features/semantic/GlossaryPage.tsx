import { Button, Group, Select, Stack } from "@mantine/core";
import { BookA, Plus, SearchX } from "lucide-react";
import { useState } from "react";
import { EmptyState } from "@/ui/EmptyState";
import { Loading } from "@/ui/Loading";
import { MoreButton } from "@/ui/MoreButton";
import { PageHeader } from "@/ui/PageHeader";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { SearchInput } from "@/ui/SearchInput";
import { useCan } from "@/ui/session";
import { KINDS, useSourceNames, useTerms, type Term } from "./api";
import { TermDrawer } from "./TermDrawer";
import { TermTable } from "./TermTable";
import { useT } from "./texts";

interface GlossaryPageProps {
  /** A word to be taught at once, and the source that it was said of. */
  word?: string | undefined;
  source?: string | undefined;
}

/** The words that people taught, and the way to teach more. */
export function GlossaryPage({ word, source }: GlossaryPageProps) {
  const t = useT();
  const mayAdd = useCan("query:run");
  const [q, setQ] = useState("");
  const [kind, setKind] = useState("");
  const [editing, setEditing] = useState<Term | "new" | null>(word && mayAdd ? "new" : null);
  const list = useTerms({ q, kind });
  const sources = useSourceNames();
  const only = sources.data?.items.length === 1 ? sources.data.items[0]?.id : undefined;
  const terms = list.data?.pages.flatMap((page) => page.items) ?? [];
  const narrowed = q !== "" || kind !== "";
  const add = mayAdd && (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setEditing("new")}>
      {t.add}
    </Button>
  );
  return (
    <>
      <PageHeader title={t.title} description={t.lead} actions={add} />
      <Stack>
        <Group>
          <SearchInput label={t.find} onSearch={setQ} />
          <Select
            aria-label={t.kind}
            data={[{ value: "", label: t.kinds }, ...KINDS.map((each) => ({ value: each, label: t[`kind_${each}`] }))]}
            value={kind}
            onChange={(next) => setKind(next ?? "")}
            allowDeselect={false}
            w={{ base: "100%", xs: "15rem" }}
          />
        </Group>
        <ProblemAlert problem={list.error} onRetry={() => void list.refetch()} />
        {list.isPending && <Loading />}
        {list.data && terms.length === 0 && (
          <EmptyState icon={narrowed ? SearchX : BookA} title={narrowed ? t.nothing : t.none} action={narrowed ? undefined : add}>
            {narrowed ? undefined : t.noneText}
          </EmptyState>
        )}
        {terms.length > 0 && (
          <Panel>
            <TermTable terms={terms} onEdit={setEditing} />
          </Panel>
        )}
        <MoreButton list={list} />
      </Stack>
      {editing === "new" && !sources.isPending && <TermDrawer term={null} word={word} source={source ?? only} onClose={() => setEditing(null)} />}
      {editing && editing !== "new" && <TermDrawer key={editing.id} term={editing} onClose={() => setEditing(null)} />}
    </>
  );
}

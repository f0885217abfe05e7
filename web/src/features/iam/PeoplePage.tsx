import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { UserPlus, UserSearch } from "lucide-react";
import { useState } from "react";
import { EmptyState } from "@/ui/EmptyState";
import { Loading } from "@/ui/Loading";
import { MoreButton } from "@/ui/MoreButton";
import { PageHeader } from "@/ui/PageHeader";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { SearchInput } from "@/ui/SearchInput";
import { useUsers } from "./api";
import { PeopleTable } from "./PeopleTable";
import { useT } from "./peopleTexts";
import { PersonForm } from "./PersonForm";

/** Everybody who may sign in, for administrators. */
export function PeoplePage() {
  const t = useT();
  const [text, setText] = useState("");
  const [form, formControl] = useDisclosure(false);
  const users = useUsers(text);
  const people = users.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <PageHeader
        title={t.title}
        description={t.description}
        actions={
          <Button leftSection={<UserPlus size={16} aria-hidden />} onClick={formControl.open}>
            {t.add}
          </Button>
        }
      />
      <Panel>
        <SearchInput label={t.find} onSearch={setText} />
        <ProblemAlert problem={users.error} onRetry={() => void users.refetch()} />
        {users.isPending && <Loading />}
        {people?.length === 0 && (
          <EmptyState icon={UserSearch} title={t.none}>
            {t.noneText}
          </EmptyState>
        )}
        {people && people.length > 0 && <PeopleTable people={people} />}
        <MoreButton list={users} />
      </Panel>
      {form && <PersonForm onClose={formControl.close} />}
    </>
  );
}

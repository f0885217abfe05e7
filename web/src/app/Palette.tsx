import { Spotlight } from "@mantine/spotlight";
import { useDebouncedValue } from "@mantine/hooks";
import { useNavigate } from "@tanstack/react-router";
import { Search } from "lucide-react";
import { useState } from "react";
import { useFound } from "./finders";
import { useT } from "./texts";

/** The command palette: Ctrl/Cmd+K finds a page, a source, a conversation, a query. */
export function Palette() {
  const t = useT();
  const [text, setText] = useState("");
  return (
    <Spotlight.Root query={text} onQueryChange={setText} shortcut="mod + K" tagsToIgnore={[]} triggerOnContentEditable scrollable maxHeight="60vh" attributes={{ content: { "aria-label": t.findAnything } }}>
      <Spotlight.Search placeholder={t.findHint} aria-label={t.findAnything} leftSection={<Search size={18} aria-hidden />} />
      <Results text={text} />
    </Spotlight.Root>
  );
}

function Results({ text }: { text: string }) {
  const t = useT();
  const navigate = useNavigate();
  const [settled] = useDebouncedValue(text.trim(), 150);
  const groups = useFound(settled).filter(({ found }) => found.length > 0);
  return (
    <Spotlight.ActionsList>
      {groups.length === 0 && <Spotlight.Empty>{t.nothingFound}</Spotlight.Empty>}
      {groups.map(({ heading, found }) => (
        <Spotlight.ActionsGroup key={heading} label={heading}>
          {found.map(({ id, label, description, icon: Icon, path }) => (
            <Spotlight.Action
              key={id}
              label={label}
              description={description ?? ""}
              leftSection={<Icon size={18} aria-hidden />}
              onClick={() => void navigate({ href: path })}
            />
          ))}
        </Spotlight.ActionsGroup>
      ))}
    </Spotlight.ActionsList>
  );
}

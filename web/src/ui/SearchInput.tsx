import { CloseButton, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { Search } from "lucide-react";
import { useState } from "react";
import { useT } from "./texts";

interface SearchInputProps {
  label: string;
  initial?: string;
  /** Called when the typing pauses. */
  onSearch: (text: string) => void;
}

/** A search box that searches when the typing pauses. */
export function SearchInput({ label, initial = "", onSearch }: SearchInputProps) {
  const t = useT();
  const [text, setText] = useState(initial);
  const search = useDebouncedCallback(onSearch, 250);
  function change(next: string) {
    setText(next);
    search(next.trim());
  }
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      leftSection={<Search size={16} aria-hidden />}
      rightSection={text && <CloseButton size="sm" aria-label={t.clear} onClick={() => change("")} />}
      maw="24rem"
      flex="1 1 12rem"
    />
  );
}

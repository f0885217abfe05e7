import { Button } from "@mantine/core";
import { Unplug } from "lucide-react";
import { EmptyState } from "@/ui/EmptyState";
import { useT } from "./texts";

/** Stands where a page threw an error. */
export function BrokenPage() {
  const t = useT();
  return (
    <div role="alert">
      <EmptyState icon={Unplug} title={t.brokenTitle} action={<Button onClick={() => window.location.reload()}>{t.reload}</Button>}>
        {t.brokenText}
      </EmptyState>
    </div>
  );
}

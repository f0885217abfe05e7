import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Compass } from "lucide-react";
import { EmptyState } from "@/ui/EmptyState";
import { useT } from "./texts";

/** Stands at an address that has no page. */
export function NotFoundPage() {
  const t = useT();
  return (
    <EmptyState
      icon={Compass}
      title={t.notFoundTitle}
      action={
        <Button component={Link} to="/">
          {t.backHome}
        </Button>
      }
    >
      {t.notFoundText}
    </EmptyState>
  );
}

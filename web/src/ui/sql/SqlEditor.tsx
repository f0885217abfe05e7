import { Skeleton } from "@mantine/core";
import { lazy, Suspense } from "react";
import type { SqlCanvasProps } from "./SqlCanvas";

const SqlCanvas = lazy(() => import("./SqlCanvas"));

/** An editor for SQL: completes the source's tables and columns, marks where the database found an error, runs on Ctrl/Cmd+Enter. */
export function SqlEditor(props: SqlCanvasProps) {
  return (
    <Suspense fallback={<Skeleton h={120} />}>
      <SqlCanvas {...props} />
    </Suspense>
  );
}

import { Center, Loader, VisuallyHidden } from "@mantine/core";
import { useT } from "./texts";

/** Stands where something is on its way; a screen reader hears it once. */
export function Loading() {
  const t = useT();
  return (
    <Center py={48} role="status">
      <Loader aria-hidden />
      <VisuallyHidden>{t.loading}</VisuallyHidden>
    </Center>
  );
}

import { PageHeader } from "@/ui/PageHeader";

export function PeoplePage() {
  return <PageHeader title="PeoplePage" />;
}

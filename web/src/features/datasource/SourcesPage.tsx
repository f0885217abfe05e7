import { PageHeader } from "@/ui/PageHeader";

export function SourcesPage() {
  return <PageHeader title="SourcesPage" />;
}

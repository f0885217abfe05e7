import { PageHeader } from "@/ui/PageHeader";

export function AskPage() {
  return <PageHeader title="AskPage" />;
}

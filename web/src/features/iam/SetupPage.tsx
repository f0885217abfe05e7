import { PageHeader } from "@/ui/PageHeader";

export function SetupPage() {
  return <PageHeader title="SetupPage" />;
}

import { PageHeader } from "@/ui/PageHeader";

export function TeamPage({ id }: { id: string }) {
  return <PageHeader title={id} />;
}

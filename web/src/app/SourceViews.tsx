import { Cloud } from "lucide-react";
import { NewSourcePage } from "@/features/datasource/NewSourcePage";
import { SourcePage } from "@/features/datasource/SourcePage";
import { FeedPanel } from "@/features/feed/FeedPanel";
import { NewFeedForm } from "@/features/feed/NewFeedForm";
import { useT } from "@/features/feed/texts";

/** Adding a source, with the kinds that are copied from elsewhere. */
export function NewSourceView() {
  const t = useT();
  return <NewSourcePage more={[{ value: "feed", label: t.tab, icon: Cloud, form: NewFeedForm }]} />;
}

/** One source, with how it is copied where it is a copy. */
export function SourceView({ id }: { id: string }) {
  return <SourcePage id={id} feed={FeedPanel} />;
}

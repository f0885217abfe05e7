import { Stack } from "@mantine/core";
import { LibraryBig, MessageCircleQuestionMark } from "lucide-react";
import { useState } from "react";
import { EmptyState } from "@/ui/EmptyState";
import { ButtonLink } from "@/ui/links";
import { Loading } from "@/ui/Loading";
import { PageHeader } from "@/ui/PageHeader";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useDatasets } from "./api";
import { useAsk } from "./askApi";
import { AskForm } from "./AskForm";
import classes from "./AskPage.module.css";
import { useAskT } from "./askTexts";
import { KeptAnswer } from "./KeptAnswer";
import { KeptAnswers } from "./KeptAnswers";
import { SearchResults } from "./SearchResults";

/** What the address says: what is asked, where, whether for passages, and which kept answer is shown. */
export interface AskSearch {
  q?: string;
  /** Datasets, their ids with commas between. */
  in?: string;
  mode?: "search";
  answer?: string;
}

interface AskPageProps {
  search: AskSearch;
  onSearch: (search: AskSearch) => void;
}

/** Documents are searched and asked here. */
export function AskPage({ search, onSearch }: AskPageProps) {
  const t = useAskT();
  const datasets = useDatasets();
  const ask = useAsk();
  const [model, setModel] = useState("");
  const [ranker, setRanker] = useState("");
  const { q = "", answer } = search;
  const searching = search.mode === "search";
  const where = search.in ? { in: search.in } : {};
  const within = search.in?.split(",") ?? [];

  function handleAsk(question: string) {
    if (searching) {
      onSearch({ q: question, ...where, mode: "search" });
      return;
    }
    const body = { question, datasets: within, ...(model ? { model } : {}) };
    ask.mutate({ body }, { onSuccess: ({ id }) => onSearch({ q: question, ...where, answer: id }) });
  }

  if (datasets.data?.items.length === 0) {
    return (
      <>
        <PageHeader title={t.title} description={t.lead} />
        <EmptyState icon={LibraryBig} title={t.emptyTitle} action={<ButtonLink to="/documents">{t.toDocuments}</ButtonLink>}>
          {t.emptyText}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader title={t.title} description={t.lead} />
      <div className={classes["page"]}>
        <Stack gap="lg" miw={0}>
          <AskForm key={`${q}${answer ?? ""}`} search={search} datasets={datasets.data?.items ?? []} busy={ask.isPending} model={searching ? ranker : model} onModel={searching ? setRanker : setModel} onAsk={handleAsk} onSearch={onSearch} />
          <ProblemAlert problem={ask.error} />
          {ask.isPending && <Loading />}
          {!ask.isPending && searching && q !== "" && <SearchResults query={q} datasets={within} ranker={ranker} />}
          {!ask.isPending && !searching && answer && <KeptAnswer id={answer} {...where} />}
          {!ask.isPending && !answer && (!searching || q === "") && (
            <EmptyState icon={MessageCircleQuestionMark} title={t.beginTitle}>
              {t.beginText}
            </EmptyState>
          )}
        </Stack>
        <KeptAnswers shown={answer} onShow={({ id, question }) => onSearch({ q: question, answer: id })} onGone={() => onSearch(where)} />
      </div>
    </>
  );
}

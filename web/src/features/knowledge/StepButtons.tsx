import { CircleX, Pause, Play, RotateCw } from "lucide-react";
import { IconButton } from "@/ui/IconButton";
import { useTellProblem } from "@/ui/useTellProblem";
import type { Document } from "./api";
import { useSteps } from "./documentApi";
import { useDocumentT } from "./documentTexts";
import { stepsOf } from "./stage";

const ICONS = { pause: Pause, resume: Play, cancel: CircleX, retry: RotateCw };

/** Pause, go on, cancel, try again: what makes sense for a document now. */
export function StepButtons({ document }: { document: Document }) {
  const t = useDocumentT();
  const steps = useSteps();
  const onError = useTellProblem();
  return stepsOf(document).map((step) => (
    <IconButton
      key={step}
      label={`${t[step]}: ${document.name}`}
      icon={ICONS[step]}
      loading={steps[step].isPending}
      onClick={() => steps[step].mutate({ params: { path: { id: document.id } } }, { onError })}
    />
  ));
}

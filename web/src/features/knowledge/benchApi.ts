import { useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { at, DATASET } from "./api";

const QUESTIONS = `${DATASET}/questions` as const;
const TRIALS = `${DATASET}/evaluations` as const;
const TRIAL = `${TRIALS}/{evaluation}` as const;
const OFTEN = 1_000;

export function useQuestions(dataset: string) {
  return api.useQuery("get", QUESTIONS, at(dataset));
}

export function useAddQuestion() {
  const queries = useQueryClient();
  return api.useMutation("post", QUESTIONS, { onSuccess: () => queries.invalidateQueries({ queryKey: ["get", QUESTIONS] }) });
}

export function useDeleteQuestion() {
  const queries = useQueryClient();
  return api.useMutation("delete", `${QUESTIONS}/{question}`, { onSuccess: () => queries.invalidateQueries({ queryKey: ["get", QUESTIONS] }) });
}

/** The newest trials, looked at every second while one of them goes on. */
export function useTrials(dataset: string) {
  return api.useQuery("get", TRIALS, { params: { path: { id: dataset }, query: { limit: 10 } } }, { refetchInterval: ({ state }) => (state.data?.items.some(({ finishedAt }) => !finishedAt) ? OFTEN : false) });
}

/** How each question was answered, of a trial that has ended. */
export function useScores(dataset: string, evaluation: string) {
  return api.useQuery("get", `${TRIAL}/scores`, { params: { path: { id: dataset, evaluation } } });
}

export function useStartTrial() {
  const queries = useQueryClient();
  return api.useMutation("post", TRIALS, { onSuccess: () => queries.invalidateQueries({ queryKey: ["get", TRIALS] }) });
}

export function useStopTrial() {
  const queries = useQueryClient();
  return api.useMutation("post", `${TRIAL}/cancel`, { onSuccess: () => queries.invalidateQueries({ queryKey: ["get", TRIALS] }) });
}

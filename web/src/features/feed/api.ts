import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { api, PAGED, type Api } from "@/api/client";

export type Feed = Api["Feed"];
export type FeedKind = Feed["kind"];
export type FeedLogin = Api["FeedLogin"];
export type FeedPlace = Api["FeedPlace"];
export type FeedOffer = Api["FeedOffer"];
export type FeedRun = Api["FeedRun"];

const FEEDS = "/api/v1/feeds";
const FEED = "/api/v1/feeds/{id}";
const RUNS = "/api/v1/feeds/{id}/runs";
const SOURCES = "/api/v1/data-sources";
const OFTEN = 1_000;

const at = (id: string) => ({ params: { path: { id } } });

export function isGoingOn(run: FeedRun | null | undefined): boolean {
  return run?.status === "pending" || run?.status === "running";
}

/** A feed, looked at every second while a sync goes on; when it ends, what is known of the source is read anew. */
export function useFeed(id: string) {
  const feed = api.useQuery("get", FEED, at(id), { refetchInterval: ({ state }) => (isGoingOn(state.data?.last) ? OFTEN : false) });
  const goesOn = isGoingOn(feed.data?.last);
  const went = useRef(false);
  const reload = useReload();
  useEffect(() => {
    if (went.current && !goesOn) {
      void reload();
    }
    went.current = goesOn;
  }, [goesOn, reload]);
  return feed;
}

export function useRuns(id: string) {
  return api.useInfiniteQuery("get", RUNS, at(id), PAGED);
}

export function useOffers() {
  return api.useMutation("post", `${FEEDS}/offers`);
}

export function useAddFeed() {
  return api.useMutation("post", FEEDS, { onSuccess: useReload() });
}

export function useChangeFeed() {
  return api.useMutation("put", FEED, { onSuccess: useReload() });
}

export function useChangeSchedule() {
  return api.useMutation("put", `${FEED}/schedule`, { onSuccess: useReload() });
}

export function useSync() {
  return api.useMutation("post", RUNS, { onSuccess: useReload() });
}

export function useCancel() {
  return api.useMutation("post", `${RUNS}/{run}/cancel`, { onSuccess: useReload() });
}

function useReload() {
  const queries = useQueryClient();
  const paths = [FEED, RUNS, SOURCES, `${SOURCES}/{id}`, `${SOURCES}/{id}/schema`, `${SOURCES}/{id}/preview`, `${SOURCES}/{id}/examples`];
  return () => Promise.all(paths.map((path) => queries.invalidateQueries({ queryKey: ["get", path] })));
}

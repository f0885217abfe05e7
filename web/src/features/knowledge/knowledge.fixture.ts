import type { AnswerSource, Dataset, Document, DocumentAnswer } from "./api";

export function aDataset(change: Partial<Dataset> = {}): Dataset {
  return {
    id: "d1",
    name: "Policies",
    description: "",
    visibility: "team",
    owner: { id: "u1", name: "Ana", kind: "person" },
    readers: [],
    editors: [],
    dataSource: null,
    chunking: { strategy: "by_title", combineUnder: 500, newAfter: 1000, multipage: true },
    model: "m1",
    counts: { documents: 1, ready: 1, failed: 0, waiting: 0, passages: 14 },
    writable: true,
    shareable: true,
    building: false,
    createdAt: "2026-03-01T10:00:00Z",
    ...change,
  };
}

export function aDocument(change: Partial<Document> = {}): Document {
  return {
    id: "f1",
    dataset: "d1",
    folder: "",
    name: "travel.pdf",
    mime: "application/pdf",
    size: 2_000,
    origin: "upload",
    sourceUrl: null,
    edition: 1,
    liveEdition: null,
    kind: "pdf",
    title: null,
    pages: 3,
    metadata: {},
    status: "ready",
    chunks: 14,
    embedded: 14,
    failure: null,
    createdAt: "2026-03-01T10:00:00Z",
    changedAt: "2026-03-01T10:00:00Z",
    ...change,
  };
}

export function aSource(change: Partial<AnswerSource> = {}): AnswerSource {
  return {
    n: 1,
    withdrawn: false,
    highlights: [],
    passage: "p1",
    number: 0,
    document: "f1",
    documentName: "travel.pdf",
    title: "Travel policy",
    folder: "",
    dataset: "d1",
    datasetName: "Policies",
    edition: 1,
    path: ["Daily allowance"],
    text: "The daily allowance is 58 euros abroad.",
    firstPage: 2,
    lastPage: 2,
    begins: 120,
    ends: 159,
    similarity: 0.71,
    words: 0.6,
    meaning: 0.8,
    marks: [],
    ...change,
  };
}

export function anAnswer(change: Partial<DocumentAnswer> = {}): DocumentAnswer {
  return {
    id: "a1",
    question: "How much abroad?",
    mode: "extractive",
    model: null,
    sentences: [{ text: "The daily allowance is 58 euros abroad.", citations: [1] }],
    sources: [aSource()],
    removed: 0,
    notes: [],
    createdAt: "2026-03-01T10:00:00Z",
    ...change,
  };
}

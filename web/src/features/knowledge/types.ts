import type { Api } from "@/api/client";

export type Dataset = Api["Dataset"];
export type NewDataset = Api["NewDataset"];
export type Visibility = Dataset["visibility"];
export type Party = Api["DatasetParty"];
export type UploadKey = Api["UploadKey"];
export type Chunking = Api["Chunking"];
export type Reindexing = Api["Reindex"];

export type Document = Api["Document"];
export type Status = Document["status"];
export type Folder = Api["DocumentFolder"];
export type Added = Api["AddedDocument"];
export type DocumentText = Api["DocumentText"];
export type Block = Api["DocumentBlock"];

export type Found = Api["FoundPassage"];
export type DocumentAnswer = Api["DocumentAnswer"];
export type AnswerSource = Api["DocumentAnswerSource"];

export type GoldenQuestion = Api["GoldenQuestion"];
export type Trial = Api["Evaluation"];
export type Score = Api["EvaluationScore"];

package candela.engine.document;

/** What a file is, by what is in it. */
public enum Kind {
    PDF,
    /** DOCX and DOC, with or without macros, which are never run. */
    WORD,
    /** PPTX and PPT; a slide counts as a page. */
    SLIDES,
    /** XLSX and XLS; a sheet counts as a page. */
    WORKBOOK,
    /** Text, sheets or slides of OpenDocument. */
    OPEN_DOCUMENT,
    RTF,
    HTML,
    MARKDOWN,
    /** Plain text and everything that is written in plain text: logs, JSON, XML, programs. */
    TEXT,
    CSV,
    /** EML and MSG, with attachments. */
    MAIL,
    EPUB,
    /** A picture of text. */
    IMAGE
}

package candela.engine.document;

import java.util.Map;
import org.apache.tika.metadata.Message;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Property;
import org.apache.tika.metadata.TikaCoreProperties;

/** What a file says of itself, under names of ours. */
final class Properties {

    private static final Map<String, Property> NAMES = Map.of(
            "author", TikaCoreProperties.CREATOR,
            "created", TikaCoreProperties.CREATED,
            "modified", TikaCoreProperties.MODIFIED,
            "subject", TikaCoreProperties.SUBJECT);

    private Properties() {}

    static void tell(Kind kind, Metadata metadata, Telling telling) {
        NAMES.forEach((name, property) -> tell(name, String.join(", ", metadata.getValues(property)), telling));
        if (kind == Kind.MAIL) {
            tell("from", String.join(", ", metadata.getValues(Message.MESSAGE_FROM)), telling);
            tell("to", String.join(", ", metadata.getValues(Message.MESSAGE_TO)), telling);
            tell("cc", String.join(", ", metadata.getValues(Message.MESSAGE_CC)), telling);
        }
        var title = metadata.get(TikaCoreProperties.TITLE);
        if (title == null && kind == Kind.MAIL) {
            title = metadata.get(TikaCoreProperties.SUBJECT);
        }
        title(title == null ? "" : title, telling);
        var language = metadata.get(TikaCoreProperties.LANGUAGE);
        var tag = language == null ? metadata.get(Metadata.CONTENT_LANGUAGE) : language;
        if (tag != null) {
            telling.language(tag);
        }
    }

    private static void tell(String name, String value, Telling telling) {
        telling.metadata(name, value);
    }

    /** Programs that make files fill in titles that say nothing. */
    static void title(String title, Telling telling) {
        if (!title.strip()
                .matches(
                        "(?i)(untitled|unknown|document ?\\d*|presentation ?\\d*|powerpoint presentation|slide 1"
                                + "|microsoft (word|powerpoint|excel) - .*|.*\\.(docx?|pdf|pptx?|xlsx?|indd|tex|dvi|qxd)|\\W*)")) {
            telling.title(title);
        }
    }
}

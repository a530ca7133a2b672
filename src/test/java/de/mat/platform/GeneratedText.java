package de.mat.platform;

import java.util.ArrayList;
import java.util.List;

/** Writes generated inquiries as plain text. */
enum GeneratedText {
    INLINE {
        @Override
        void write(StringBuilder text, String label, String value) {
            text.append(label).append(": ").append(value).append('\n');
        }
    },
    ASTERISKS {
        @Override
        void write(StringBuilder text, String label, String value) {
            text.append('*').append(label).append(":* ").append(value).append('\n');
        }
    },
    NO_BREAK_SPACE {
        @Override
        void write(StringBuilder text, String label, String value) {
            text.append(label).append("\u00a0:\u00a0").append(value).append('\n');
        }
    },
    NEXT_LINE {
        @Override
        void write(StringBuilder text, String label, String value) {
            text.append(label).append(":\n").append(value).append(value.isEmpty() ? "" : "\n");
        }
    },
    APART {
        @Override
        void write(StringBuilder text, String label, String value) {
            text.append(label).append(": ").append(value).append("\n\n");
        }
    };

    abstract void write(StringBuilder text, String label, String value);

    /** Whether a message may end with any line: then the next block is still told from it. */
    private boolean separates() {
        return this != APART;
    }

    String mail(GeneratedWords words, GeneratedMail.Content content) {
        StringBuilder text = new StringBuilder(words.label(content.language(), "intro")).append("\n\n");
        int separator = words.number(0, 2);
        int number = 1;
        for (GeneratedInquiry inquiry : content.inquiries()) {
            if (content.digest()) {
                text.append(
                        switch (separator) {
                            case 0 -> "";
                            case 1 -> "-----------------------------\n";
                            default -> words.label(content.language(), "heading") + " " + number++ + "\n\n";
                        });
            }
            for (GeneratedInquiry.Field field : inquiry.fields(content.order())) {
                write(text, field.label(), field.value());
            }
            if (inquiry.hasMessage()) {
                write(text, content.labels().get("message"), String.join("\n", message(inquiry)));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private List<String> message(GeneratedInquiry inquiry) {
        List<String> message = new ArrayList<>(inquiry.message());
        if (!separates() && !message.isEmpty()) {
            message.add(".");
        }
        return message;
    }

    /** The message as it was written. */
    String messageOf(GeneratedInquiry inquiry) {
        return String.join("\n", message(inquiry));
    }
}

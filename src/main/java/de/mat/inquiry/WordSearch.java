package de.mat.inquiry;

import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a database finds inquiries by words, as a condition of a query over {@code InquiryWords w}. Both ways mean the same: each word is a
 * word of the inquiry, or the beginning of one.
 */
enum WordSearch {

    /** Every database: reads the words of all inquiries. The embedded one keeps them as bytes; for {@code like} they are text. */
    READING {
        @Override
        String condition(List<String> words) {
            return words.stream()
                    .map(word -> "w.words like :word" + words.indexOf(word))
                    .collect(Collectors.joining(" and "));
        }

        @Override
        void putInto(TypedQuery<?> query, List<String> words) {
            for (int i = 0; i < words.size(); i++) {
                query.setParameter("word" + i, "% " + words.get(i) + "%");
            }
        }
    },

    /** PostgreSQL: looks them up in the full-text index, whose expression this is. */
    INDEXED {
        @Override
        String condition(List<String> words) {
            return "SQL('lexemes(?) @@ cast(? as tsquery)', w.words, :words)";
        }

        @Override
        void putInto(TypedQuery<?> query, List<String> words) {
            query.setParameter(
                    "words",
                    words.stream()
                            .map(word -> "'" + word.replace("\\", "\\\\").replace("'", "''") + "':*")
                            .collect(Collectors.joining(" & ")));
        }
    };

    /** The condition for these words, of which there is at least one. */
    abstract String condition(List<String> words);

    /** Puts in what the condition speaks of. */
    abstract void putInto(TypedQuery<?> query, List<String> words);

    /** The way of the database product of that name. */
    static WordSearch of(String product) {
        return "PostgreSQL".equals(product) ? INDEXED : READING;
    }
}

package de.mat.inquiry;

import de.mat.text.SearchWords;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What the search looks through: the {@linkplain SearchWords words} of all fields of an inquiry. Whoever changes what an inquiry says
 * takes its words anew.
 */
@Entity
@Table(name = "inquiry_words")
public class InquiryWords {

    private static final int LENGTH = 20_000;

    @Id
    @OneToOne
    @JoinColumn(name = "inquiry_id")
    private Inquiry inquiry;

    private String words;

    protected InquiryWords() {}

    /** The words of that inquiry. */
    InquiryWords(Inquiry inquiry) {
        this.inquiry = inquiry;
        take(List.of());
    }

    /** Takes the words of the inquiry anew, and those of further texts that belong to it. */
    void take(List<String> furtherTexts) {
        List<String> texts = new ArrayList<>(Arrays.asList(
                inquiry.getSubject(),
                inquiry.getCompany(),
                inquiry.getPerson(),
                inquiry.getPlace(),
                inquiry.getCountry(),
                inquiry.getAnswerAddress(),
                inquiry.getCategory(),
                inquiry.getMachine(),
                inquiry.getExternalNumber()));
        texts.addAll(inquiry.getPhones());
        texts.addAll(inquiry.getFurther());
        texts.add(inquiry.getMessage());
        texts.addAll(furtherTexts);
        texts.removeIf(Objects::isNull);
        words = SearchWords.line(texts, LENGTH);
    }

    String getWords() {
        return words;
    }
}

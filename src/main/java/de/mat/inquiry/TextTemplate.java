package de.mat.inquiry;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Optional;

/** "Textvorlage": what an answer can begin with, in one language. Its {@linkplain Placeholder placeholders} are filled for each inquiry. */
@Entity
@Table(name = "text_template")
@NamedQuery(name = TextTemplate.ALL, query = "select t from TextTemplate t order by t.language, t.name")
public class TextTemplate {

    static final String ALL = "TextTemplate.all";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "text_template_seq")
    @SequenceGenerator(name = "text_template_seq", sequenceName = "text_template_seq", allocationSize = 50)
    private Long id;

    @Version
    private long version;

    private String name;

    @Enumerated(EnumType.STRING)
    private TextLanguage language;

    private String text;

    protected TextTemplate() {}

    TextTemplate(TextTemplateDraft draft) {
        change(draft);
    }

    final void change(TextTemplateDraft draft) {
        name = draft.getName();
        language = draft.getLanguage();
        text = draft.getText();
    }

    /** Whether another template with these would be taken for this one. */
    boolean isCalled(String otherName, TextLanguage otherLanguage) {
        return language == otherLanguage && name.equalsIgnoreCase(otherName);
    }

    /** The text for an answer to that inquiry by that user. */
    String filled(Inquiry inquiry, String userName) {
        Optional<String> person = Optional.ofNullable(inquiry.getPerson());
        return Placeholder.fill(text, placeholder -> switch (placeholder) {
            case SALUTATION -> Optional.of(language.salutation(person));
            case PERSON -> person;
            case COMPANY -> Optional.ofNullable(inquiry.getCompany());
            case MACHINE -> Optional.ofNullable(inquiry.getMachine());
            case NUMBER -> Optional.ofNullable(inquiry.getExternalNumber());
            case SUBJECT -> Optional.of(inquiry.getSubject()).filter(subject -> !subject.isEmpty());
            case USER -> Optional.of(userName);
        });
    }

    public Long getId() {
        return id;
    }

    public long getVersion() {
        return version;
    }

    public String getName() {
        return name;
    }

    public TextLanguage getLanguage() {
        return language;
    }

    /** With placeholders. */
    public String getText() {
        return text;
    }
}

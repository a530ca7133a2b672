package de.mat.inquiry;

import de.mat.mail.Attachment;
import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Everything that is kept of an inquiry, for the person who sent it. */
@Stateless
@RolesAllowed(Roles.ADMINISTRATOR)
public class PersonInquiryExportService {

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private InquiryService inquiries;

    /** For the container. */
    public PersonInquiryExportService() {}

    PersonInquiryExportService(EntityManager entityManager, InquiryService inquiries) {
        this.entityManager = entityManager;
        this.inquiries = inquiries;
    }

    /** What the inquiry says, with its later mails and its answers. */
    public Map<String, Object> export(long id) {
        Inquiry inquiry = inquiries.find(id).orElseThrow();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("inquiry", id);
        data.put("platform", inquiry.getPlatform());
        data.put("type", inquiry.getType().name());
        data.put("state", inquiry.getState().name());
        data.put("received", inquiry.getReceived().toString());
        data.put("subject", inquiry.getSubject());
        data.put("company", inquiry.getCompany());
        data.put("person", inquiry.getPerson());
        data.put("place", inquiry.getPlace());
        data.put("country", inquiry.getCountry());
        data.put("phones", inquiry.getPhones());
        data.put("answerAddress", inquiry.getAnswerAddress());
        data.put("category", inquiry.getCategory());
        data.put("machine", inquiry.getMachine());
        data.put("number", inquiry.getExternalNumber());
        data.put("language", inquiry.getLanguage());
        data.put("message", inquiry.getMessage());
        data.put("further", inquiry.getFurther());
        data.put("messageId", inquiry.getMessageId());
        data.put("firstAnswered", Objects.toString(inquiry.getFirstAnswered(), null));
        data.put("closedFor", Objects.toString(inquiry.getCloseReason(), null));
        data.put(
                "laterMails",
                inquiries.joinedMails(id).stream()
                        .map(PersonInquiryExportService::mail)
                        .toList());
        data.put(
                "answers",
                answers(id).stream().map(PersonInquiryExportService::answer).toList());
        return data;
    }

    private static Map<String, Object> mail(JoinedMail mail) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("received", mail.getReceived().toString());
        data.put("subject", mail.getSubject());
        data.put("message", mail.getMessage());
        data.put("messageId", mail.getMessageId());
        return data;
    }

    private static Map<String, Object> answer(Answer answer) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("answer", answer.getId());
        data.put("state", answer.getState().name());
        data.put("author", answer.getAuthor().getDisplayName());
        data.put("changed", Objects.toString(answer.getChanged(), null));
        data.put("submitted", Objects.toString(answer.getSubmitted(), null));
        data.put("subject", answer.getSubject());
        data.put("text", answer.getText());
        data.put("messageId", answer.getMessageId());
        data.put("serverReply", answer.getReply());
        data.put(
                "files",
                answer.getAttachments().stream().map(AnswerAttachment::getName).toList());
        return data;
    }

    private List<Answer> answers(long inquiry) {
        return entityManager
                .createQuery("select a from Answer a where a.inquiry.id = :inquiry order by a.id", Answer.class)
                .setParameter("inquiry", inquiry)
                .getResultList();
    }

    /** How many mails the inquiry has: the one that it was read from, and those that were joined. */
    public int mails(long id) {
        return 1 + inquiries.joinedMails(id).size();
    }

    /** One of them as it came, counted from 0; empty when it is not kept any more. */
    public Optional<byte[]> mail(long id, int number) {
        return inquiries.mail(id, number);
    }

    /** The ids of the files that go along with answers and drafts. */
    public List<Long> files(long id) {
        return entityManager
                .createQuery(
                        "select f.id from AnswerAttachment f where f.answer.inquiry.id = :inquiry order by f.id",
                        Long.class)
                .setParameter("inquiry", id)
                .getResultList();
    }

    /** One of them with its content. */
    public Attachment file(long file) {
        return entityManager.find(AnswerAttachment.class, file).file();
    }
}

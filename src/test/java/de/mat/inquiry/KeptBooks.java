package de.mat.inquiry;

import de.mat.testing.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The kept mails on a test database: like in the container, each call is one transaction of its own. */
public final class KeptBooks extends KeptMailService {

    private final TestDatabase database;

    public KeptBooks(TestDatabase database) {
        this.database = database;
    }

    @Override
    public int count(String platform) {
        return call(service -> service.count(platform));
    }

    @Override
    public List<Long> list(String platform, long beyond, int size) {
        return call(service -> service.list(platform, beyond, size));
    }

    @Override
    public Optional<Long> ofInquiry(long inquiryId) {
        return call(service -> service.ofInquiry(inquiryId));
    }

    @Override
    public Optional<KeptMail> find(long id) {
        return call(service -> service.find(id));
    }

    @Override
    public ReadAgain readAgain(long id, List<NewInquiry> inquiries) {
        return call(service -> service.readAgain(id, inquiries));
    }

    private <T> T call(Function<KeptMailService, T> work) {
        return database.compute(
                entityManager -> work.apply(new KeptMailService(entityManager, InquiryBooks.in(entityManager))));
    }
}

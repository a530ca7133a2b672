package de.mat.inquiry;

import jakarta.persistence.EntityManager;

/** Opens the way to inquiries for tests of other packages. */
public final class InquiryBooks {

    private InquiryBooks() {}

    /** The service inside a transaction of the test. */
    public static InquiryService in(EntityManager entityManager) {
        return new InquiryService(entityManager);
    }
}

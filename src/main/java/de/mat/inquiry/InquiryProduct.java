package de.mat.inquiry;

import de.mat.product.Product;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;

/** The product that an inquiry is about. Apart from the inquiry: to say so is no change of it, and disturbs nobody who is at it. */
@Entity
@Table(name = "inquiry_product")
@NamedQuery(
        name = InquiryProduct.OF_INQUIRY,
        query = "select l.product from InquiryProduct l where l.inquiry.id = :inquiry")
@NamedQuery(name = InquiryProduct.REMOVE, query = "delete from InquiryProduct l where l.inquiry.id = :inquiry")
public class InquiryProduct {

    static final String OF_INQUIRY = "InquiryProduct.ofInquiry";
    static final String REMOVE = "InquiryProduct.remove";

    @Id
    @OneToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "inquiry_id")
    private Inquiry inquiry;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "product_id")
    private Product product;

    protected InquiryProduct() {}

    InquiryProduct(Inquiry inquiry, Product product) {
        this.inquiry = inquiry;
        this.product = product;
    }
}

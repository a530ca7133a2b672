package de.mat.inquiry;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** One inquiry with all its fields. Opening it makes it read. */
@Named
@RequestScoped
public class InquiryView {

    @Inject
    private InquiryService inquiries;

    private String id;
    private Inquiry inquiry;

    /** Opens the inquiry of the address, or answers "not found". */
    public void open() throws IOException {
        Optional<Inquiry> found = number().flatMap(inquiries::open);
        if (found.isPresent()) {
            inquiry = found.get();
        } else {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
            faces.responseComplete();
        }
    }

    /** Empty when the address holds no number. */
    private Optional<Long> number() {
        return id != null && id.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(id)) : Optional.empty();
    }

    /** What the address says; anything may stand there. */
    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public Inquiry getInquiry() {
        return inquiry;
    }
}

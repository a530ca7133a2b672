package de.mat.website;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The form for everything that is not about one machine. */
@Named
@RequestScoped
public class ContactFormView {

    @Inject
    private ShownForm form;

    private FormFields fields;

    @PostConstruct
    void show() {
        fields = form.of(FormKind.CONTACT);
    }

    public FormFields getFields() {
        return fields;
    }
}

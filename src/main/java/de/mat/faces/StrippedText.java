package de.mat.faces;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.FacesConverter;

/** Takes a typed or pasted line without the white space around it; a text of nothing else counts as not given. */
@FacesConverter("stripped")
public class StrippedText implements Converter<String> {

    @Override
    public String getAsObject(FacesContext context, UIComponent component, String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    @Override
    public String getAsString(FacesContext context, UIComponent component, String value) {
        return value;
    }
}

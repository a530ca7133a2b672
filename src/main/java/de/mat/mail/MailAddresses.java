package de.mat.mail;

import de.mat.validation.TextSyntax;
import java.net.IDN;

/** Addresses in the form they have on the wire. */
final class MailAddresses {

    private MailAddresses() {}

    /** The one plain address with its domain in ASCII (RFC 5890); anything else is refused. */
    static String asciiForm(String address, UnsafeMailException.Field field) {
        if (!TextSyntax.isMailAddress(address)) {
            throw new UnsafeMailException(field);
        }
        int at = address.lastIndexOf('@');
        return address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
    }
}

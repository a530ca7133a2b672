package de.mat.mail;

import de.mat.mail.ReceivedMail.Address;
import de.mat.validation.TextSyntax;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Addresses in the form they have on the wire. */
final class MailAddresses {

    /** Without quoting, comments and routes; wider than what we send to, because relays of platforms make long local parts. */
    private static final Pattern EXACT =
            Pattern.compile("[^\\p{Cntrl}\\s\"(),:;<>@\\[\\\\\\]]{1,200}@[A-Za-z0-9.-]{1,253}");

    private MailAddresses() {}

    /** The one plain address with its domain in ASCII (RFC 5890); anything else is refused. */
    static String asciiForm(String address, UnsafeMailException.Field field) {
        if (!TextSyntax.isMailAddress(address)) {
            throw new UnsafeMailException(field);
        }
        int at = address.lastIndexOf('@');
        return address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
    }

    /** The addresses of a header of a received mail; none at all when one of them is a group or not exactly an address. */
    static List<Address> exact(InternetAddress[] parsed) {
        List<Address> addresses = new ArrayList<>();
        for (InternetAddress address : parsed) {
            if (address.isGroup()
                    || address.getAddress() == null
                    || !EXACT.matcher(address.getAddress()).matches()) {
                return List.of();
            }
            addresses.add(new Address(HeaderText.decode(address.getPersonal()), address.getAddress()));
        }
        return List.copyOf(addresses);
    }
}

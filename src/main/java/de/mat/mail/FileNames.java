package de.mat.mail;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a file name that a stranger chose harmless: for the page that shows it, the header that carries it and the disk it ends on. */
public final class FileNames {

    private static final int LONGEST = 100;
    private static final int LONGEST_EXTENSION = 10;

    private static final Pattern FOLDERS = Pattern.compile("(?s).*[/\\\\]");

    /** Also what cannot be seen, and what turns the direction of writing: "exe.fdp" must not read as "pdf.exe" or the other way round. */
    private static final Pattern HARMFUL = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}<>:\"|?*]+");

    private static final Pattern SPACES = Pattern.compile("[\\p{Z}_]*_[\\p{Z}_]*|\\p{Z}+");
    private static final Pattern AT_THE_ENDS = Pattern.compile("^[. ]+|[. ]+$");
    private static final Pattern EXTENSION = Pattern.compile("\\.[^. ]{1," + LONGEST_EXTENSION + "}$");

    /** Names of devices (Windows), with or without an extension. */
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul", "conin$", "conout$");

    private static final Pattern NUMBERED_DEVICES = Pattern.compile("(com|lpt)[0-9]");

    private FileNames() {}

    /** A name without folders, of at most 100 characters; the other one if nothing is left. */
    public static String harmless(String name, String otherwise) {
        String bare = HARMFUL.matcher(FOLDERS.matcher(name).replaceFirst("")).replaceAll("_");
        String tidy = SPACES.matcher(bare).replaceAll(spaces -> spaces.group().contains("_") ? "_" : " ");
        String shortened = shorten(AT_THE_ENDS.matcher(tidy).replaceAll(""));
        return shortened.isEmpty() || shortened.equals("_") || isDevice(shortened) ? otherwise : shortened;
    }

    private static String shorten(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        Matcher extension = EXTENSION.matcher(name);
        String end = extension.find() ? extension.group() : "";
        int cut = LONGEST - end.length();
        if (Character.isHighSurrogate(name.charAt(cut - 1))) {
            cut--;
        }
        return name.substring(0, cut) + end;
    }

    private static boolean isDevice(String name) {
        String first = name.split("\\.", 2)[0].strip().toLowerCase(Locale.ROOT);
        return DEVICES.contains(first) || NUMBERED_DEVICES.matcher(first).matches();
    }
}

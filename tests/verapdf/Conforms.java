import java.io.FileInputStream;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/**
 * Checks PDF files against PDF/UA-1 and PDF/A-2a. For each file and profile a line "FILE PROFILE
 * ASSERTIONS", and an indented line for each rule that the file breaks.
 */
public final class Conforms {
    private static final String PROFILES = "org/verapdf/pdfa/validation/";
    private static final String[][] FLAVOURS = {{"ua1", "PDFUA-1.xml"}, {"2a", "PDFA-2A.xml"}};

    public static void main(String[] files) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        Map<String, ValidationProfile> profiles = new LinkedHashMap<>();
        ClassLoader loader = Profiles.class.getClassLoader();
        for (String[] flavour : FLAVOURS) {
            try (InputStream stream = loader.getResourceAsStream(PROFILES + flavour[1])) {
                profiles.put(flavour[0], Profiles.profileFromXml(stream));
            }
        }
        for (String file : files) {
            for (Map.Entry<String, ValidationProfile> one : profiles.entrySet()) {
                report(file, one.getKey(), one.getValue());
            }
        }
    }

    private static void report(String file, String id, ValidationProfile profile) throws Exception {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(id);
        try (InputStream data = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(data, flavour)) {
            ValidationResult result =
                    Foundries.defaultInstance().createValidator(profile, false).validate(parser);
            System.out.printf("%s %s %d%n", file, id, result.getTotalAssertions());
            Set<String> broken = new TreeSet<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    broken.add(
                            assertion.getRuleId().getClause() + " " + assertion.getMessage());
                }
            }
            broken.forEach(rule -> System.out.println("  " + rule));
        }
    }
}

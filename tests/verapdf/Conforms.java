import java.io.FileInputStream;
import java.io.InputStream;
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

/** Checks PDF files against PDF/UA-1 and PDF/A-2a; a line for each rule that one breaks. */
public final class Conforms {
    private static final String PROFILES = "org/verapdf/pdfa/validation/";
    private static final String[][] FLAVOURS = {{"ua1", "PDFUA-1.xml"}, {"2a", "PDFA-2A.xml"}};

    public static void main(String[] files) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        boolean sound = true;
        for (String file : files) {
            for (String[] flavour : FLAVOURS) {
                sound &= conforms(file, flavour[0], flavour[1]);
            }
        }
        System.exit(sound ? 0 : 1);
    }

    private static boolean conforms(String file, String id, String name) throws Exception {
        ValidationProfile profile;
        ClassLoader loader = Conforms.class.getClassLoader();
        try (InputStream stream = loader.getResourceAsStream(PROFILES + name)) {
            profile = Profiles.profileFromXml(stream);
        }
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(id);
        try (InputStream data = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(data, flavour)) {
            ValidationResult result =
                    Foundries.defaultInstance().createValidator(profile, false).validate(parser);
            System.out.printf("%s %s: %d assertions%n", file, id, result.getTotalAssertions());
            Set<String> broken = new TreeSet<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    broken.add(
                            assertion.getRuleId().getClause() + " " + assertion.getMessage());
                }
            }
            broken.forEach(rule -> System.out.println("  " + rule));
            return result.isCompliant();
        }
    }
}

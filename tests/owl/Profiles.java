import java.io.File;
import java.util.List;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.io.FileDocumentSource;
import org.semanticweb.owlapi.model.AddOntologyAnnotation;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyManager;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWL2ELProfile;
import org.semanticweb.owlapi.profiles.OWL2QLProfile;
import org.semanticweb.owlapi.profiles.OWL2RLProfile;
import org.semanticweb.owlapi.profiles.OWLProfile;

/**
 * Read Turtle files as one ontology. Print how many axioms it has ("axioms 1611") and, for
 * each OWL 2 profile, how often they violate it ("OWL 2 EL 0"), with every violation on a
 * line of its own behind a tab.
 */
final class Profiles {
    private static final List<OWLProfile> ALL = List.of(
        new OWL2DLProfile(), new OWL2ELProfile(), new OWL2QLProfile(), new OWL2RLProfile());

    public static void main(String[] files) throws Exception {
        OWLOntologyManager manager = OWLManager.createOWLOntologyManager();
        OWLOntology whole = manager.createOntology();
        for (String file : files) {
            OWLOntology part =
                manager.loadOntologyFromOntologyDocument(new FileDocumentSource(new File(file)));
            part.axioms().forEach(whole::addAxiom);
            part.annotations()
                .forEach(note -> whole.applyChange(new AddOntologyAnnotation(whole, note)));
        }
        System.out.println("axioms " + whole.getAxiomCount());
        for (OWLProfile profile : ALL) {
            var violations = profile.checkOntology(whole).getViolations();
            System.out.println(profile.getName() + " " + violations.size());
            violations.forEach(
                violation -> System.out.println("\t" + violation.toString().replace('\n', ' ')));
        }
    }
}

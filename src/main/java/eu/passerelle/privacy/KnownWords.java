package eu.passerelle.privacy;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words by which texts are read. Names that are ordinary words in one of the four languages are left out on purpose. */
final class KnownWords {
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    /** Words that look like a name once its accents are left out, or theirs. */
    private static final Set<String> LOOKALIKES = words("liege marié mariés mariée mariées lină");

    /** Given names that are frequent in the four languages, and among families who came there. */
    static final Set<String> NAMES = spelled("""
            aaron abdallah abdul abdullah adam adrian adriana ahmad ahmed aisha alban alessandro alexander alexandra alexandre
            alexandru alexia ali alice alina amal amélie amina amir amira ana anaïs anastasia anca andra andré andrea andreas
            andreea andrei andrew angela angélique anja anna anne annika anthony antoine anton antonia antonio aron arthur astrid
            aurélie ayşe ayse bastian bastien ben benjamin benoît bernard bianca bilal björn bogdan brahim brigitte bryan camelia
            camille carina carla carmen caroline catalina cătălin cătălina catherine cécile charles charlotte chiara christian
            christina christoph christophe ciprian claire claudia claudiu clément corentin corina cosmin costel cristian cristina
            damien dana daniel daniela danièle dariia darius david deniz denis denisa diana dieter dilan dimitri dorin dragoș
            dylan ecaterina edward elena élise elias eliza elke emil emilia emily emine emma emre éric erik esra esther ethan
            étienne eugen fabian fabien fabienne fadi farid fatih fatima fatma felix fiona florence florentina florian florin
            franck françois françoise frédéric friedrich gabriel gabriela gabrielle george georgiana gérard gerhard gheorghe
            giulia grégory grigore günter guillaume gustav hakan hamza hanna hannah hans hasan hassan heike helena hélène helmut
            henri henry hugo hussein hüseyin ian ibrahim ilie imran ines inès ingrid ioana ion ionel ionuț irina isabella isabelle
            ismail iulia iulian ivan jacob jacques jakob james jamal jana jasmin jason jean jennifer jens jérémy jérôme jessica
            joana joël johann johanna johannes john jonas jonathan jörg joseph josef joshua juan judith julia julie julien jürgen
            justine kai karim karin karl katharina katja katrin kemal kenan kerstin kevin kévin khadija khaled klara klaus konrad
            kurt lara larisa laura laurent laurențiu lea léa lena léo leon leonie lina linda lisa liviu louis louise luc luca lucas
            lucian lucie ludovic luis lukas lydia mădălina mădălin magdalena mahmoud malik manon manuela marc marcel marco
            margot maria marian mariana marie marina marius markus martin martina mateo mathieu matthew matthias maurice maxime
            maximilian maya mehdi mehmet mélanie melissa michael michel michèle mihaela mihai mihail mircea mirela mohamed
            mohammad mohammed monica monika monique murat mustafa nadia nadine naima nathalie nathan nicolae nicolas nicole nicoleta
            nikita niklas nils nina noah noémie nora octavian oleg olga olivia olivier omar oskar osman otto ovidiu pascal patricia
            patrick patrik paul paula pauline pavel peter petra petre petru philipp philippe pierre radu ralf raluca ramona raphaël
            răzvan rebecca remus renate ricardo richard robert robin roland roxana sabine sabrina salim samir samira
            samuel sandra sandrine sara sarah sascha sebastian sébastien selim selin serge sergiu silke silvia simona sofia sofie
            sophie sorin stefan ștefan ștefania stéphane stéphanie steven sven svetlana tarik tatjana teodora thierry thomas tiberiu
            tim timo tobias tom traian tudor ulrich ulrike ursula ute valentina valérie vasile vera véronique victor victoria viktor
            vincent violeta virginie vlad volkan walter wassim werner william wolfgang xavier yann yannick yasin yasmina yassine youssef
            yusuf yves yvonne zeynep zoé
            """);

    /** Large towns of the four languages' countries; that of a small one is caught by its capital only. */
    static final Set<String> PLACES = spelled("""
            aachen augsburg bacău berlin bielefeld bochum bonn bordeaux brașov brăila bremen bruxelles brussels bucharest bucurești
            chemnitz cluj cluj-napoca cologne constanța craiova dijon dortmund dresden dublin duisburg düsseldorf edinburgh erfurt
            frankfurt freiburg galați genève glasgow graz grenoble hamburg hannover iași innsbruck karlsruhe kassel kiel köln
            lausanne leeds leipzig liège lille limoges linz liverpool london lübeck luxembourg lyon magdeburg mainz manchester
            mannheim marseille metz molenbeek montpellier mulhouse münchen munich münster nantes nürnberg oradea paris ploiești
            potsdam reims rennes rostock rouen saarbrücken salzburg sibiu strasbourg straßburg stuttgart timișoara toulon toulouse
            valenciennes vienna wien wiesbaden wuppertal zürich
            """);

    /** Capitals of work and everyday life. What else is written so may be a surname, as in lists and letters. */
    static final Set<String> ACRONYMS = words("""
            aa adhd adhs ag aha ase asyl b2b bac bafög bep bka bts caf cap cbt cmp cmpp cd cdd cdi ces cpam cv dgaspc diy dj dna dpia dsgvo dvd
            eu eur fc gcse gdpr gmbh gp gps hiv hr id is isis isu it itep iva jva ki kita ko lgbt lka lsd mdma mma nato ngo nhs npd nsu
            ok ong otan pc pdf pjj ptbs ptsd rap rgpd rip rn ron rsa sdf sms spip spd suv thc tv ufc uk un uno ue us usa vih vip wc wg
            wlan wm em cdu csu fdp kfz lkw pkw bmx afpa anofm itm ipj tdah tspt
            """);

    /** What follows them is a name. */
    static final Set<String> INTRODUCTIONS = words("""
            mr mrs ms miss sir madam monsieur mme mlle madame herr herrn frau domnul doamna domnișoara dl dna named called nommé
            nommée surnommé appelé appelée heißt heisst namens genannt numit numită cheamă poreclit imam pastor père
            """);

    static final Set<String> TITLES =
            words("mr mrs ms monsieur mme mlle madame herr herrn frau domnul doamna domnișoara dl dna");

    /** Small words that are German, and nothing in the other three. */
    static final Set<String> GERMAN = words("""
            aber alle als am an auch auf aus bei beim bis bleibt da das dass dem den denen der des die dies diese dieser durch ein
            eine einem einen einer er es für gegen geht gibt haben hat hatte ihm ihn ihr ihre ihrer ihren im immer ist jede jeden
            jetzt kann kein keine keinen kommt konnte mehr mit muss nach nicht noch nur ob oder ohne sehr sein seine seinem seinen
            seiner seit sich sie sind spricht sucht über um und unter viel vom von vor war weil wenig wenn werden wieder wird
            wurde zu zum zur zwei zwischen möchte möglich neu neue neuen neuer erste ersten gemeinsam wohnt lebt arbeitet heute
            """);

    static final Set<String> NOT_GERMAN = words("""
            the and is are was has have had of to with for from his her their he she they at on by not more who does did will
            le la les des du et est une un dans avec pour pas plus sur se son sa ses il elle a au aux que qui mais depuis chez par
            și este sunt cu pentru din nu mai la un o de pe să se că în este are al ai ale lui ei prin după dar fost ca acum
            """);

    /** Capitals that say nothing about anybody. */
    static final Set<String> ORDINARY = words("""
            état états église pôle i english french german romanian arabic turkish russian ukrainian european muslim muslims christians jewish islam islamic islamist islamists christmas easter ramadan noël pâques crăciun paște god dieu allah
            dumnezeu internet youtube tiktok instagram telegram discord whatsapp facebook snapchat twitch google playstation europe
            europa european eu monday tuesday wednesday thursday friday saturday sunday january february march april june july
            august september october november december
            """);

    /** After whom a German name may stand without anything between. */
    static final Set<String> GERMAN_ROLES = words("""
            anwalt arzt berater beraterin betreuer betreuerin bruder chef chefin cousin cousine freund freundin imam kollege
            kollegin kumpel lehrer lehrerin meister meisterin mutter nachbar nachbarin onkel pfarrer pfarrerin richter richterin
            schwester sohn sozialarbeiter sozialarbeiterin tante tochter trainer trainerin vater kontakt name ansprechpartner
            ansprechpartnerin kontaktperson
            """);

    static final Set<String> BEFORE_PLACES = words("in aus nach bei von");

    /** German nouns of casework that have no ending to know them by. */
    static final Set<String> NOUNS = words("""
            abend abschluss alkohol alltag alter amt angebot angst antrag anwalt arbeit arzt ausbildung ausweg bewährung bruder
            chance chef clique demo drogen druck eltern ende erfolg ergebnis erwachsene familie feiern ferien fragen freund freunde
            freundin freunden freundeskreis fuß geduld gefühl geld gericht geschwister gespräch gespräche gewalt glauben großeltern
            großmutter großvater grund gruppe halt hass haus haushalt heim hilfe hobby ideen ideologie jahr jahre jahren job jugend
            jugendamt jugendliche jugendlichen kind kinder kindern klasse kollege kollegen kollegin konflikt konflikte kontakt
            kontakte konto kraft kreis krise kurs leben lehre lehrer lehrerin lehrkraft leute lob lust mal menschen miete mittag
            mitte monat monate monaten mord musik mut mutter nachbarn nacht netz ort orte pause person plan platz polizei praktikum
            pflege problem probleme prüfung rat raum recht regeln reise respekt ruhe schlaf schritt schritte schulden schule schutz
            schwester sinn sohn sorge sorgen sport sprache staat start straf strafe straße stress stunde stunden sucht szene tag
            tage tagen team telefon termin termine therapie thema tochter training treffen trennung umfeld umgang umzug unterkunft
            unterricht urlaub vater verein verfahren verhalten verlauf vertrag vertrauen video videos woche wochen wochenende
            wohnheim wohnung wort worte wunsch wut zeit ziel ziele zimmer zukunft zugang zweifel verantwortliche angehörige fachkraft
            fachkräfte betreuer betreuerin berater beraterin sozialarbeiter sozialarbeiterin trainer trainerin mitschüler
            """);

    private static final Pattern NOUN_ENDING = Pattern.compile(
            "\\p{Lu}[\\p{L}-]{2,}(?:ung|heit|keit|schaft|tion|tät|ismus|nis|ling|zeit"
                    + "|amt|stelle|gruppe|hilfe|dienst|platz|plan|schule|arbeit|gespräch|kontakt|raum|kreis|termin|abend|kurs|verein"
                    + "|gericht|spiel|spiele|vertrag|prozess|bereich|treff|programm|projekt|angebot|lehrer|leiter|berater|trainer|helfer"
                    + "|lager|partner|partnerin|führer|werk|feld|fest|geld|tag|woche|haus|heim)(?:e|en|n|s|es|er|ern|nen|in|innen|se|sen)?");

    private KnownWords() {}

    static boolean isGermanNoun(String word) {
        return Character.isUpperCase(word.charAt(0))
                && (NOUNS.contains(word.toLowerCase(Locale.ROOT))
                        || NOUN_ENDING.matcher(word).matches());
    }

    /** Also a part of “Jean-Pierre”, whose the mother is in “Kevins Mutter”, and with accents left out. */
    static boolean isName(String word) {
        return Stream.of(word.split("-")).anyMatch(KnownWords::isOneName) || isOneName(word);
    }

    /** No place is called so, and no word of everyday. */
    static boolean isGivenName(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        String bare = lower.endsWith("s") && !NAMES.contains(lower) ? lower.substring(0, lower.length() - 1) : lower;
        return Stream.of(bare.split("-")).anyMatch(NAMES::contains)
                && !PLACES.contains(lower)
                && !LOOKALIKES.contains(lower)
                && !ORDINARY.contains(lower)
                && !NOUNS.contains(lower);
    }

    private static boolean isOneName(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (LOOKALIKES.contains(lower)) {
            return false;
        }
        boolean capital = !word.isEmpty() && Character.isUpperCase(word.charAt(0));
        return isSpelledSo(lower)
                || capital && isSpelledSo(plain(lower))
                || capital && lower.endsWith("s") && isSpelledSo(lower.substring(0, lower.length() - 1));
    }

    private static boolean isSpelledSo(String lower) {
        return NAMES.contains(lower) || PLACES.contains(lower);
    }

    private static String plain(String word) {
        return ACCENTS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
    }

    /** Each with its accents, without them, and as keyboards without umlauts write it. */
    private static Set<String> spelled(String list) {
        return words(list).stream()
                .flatMap(word -> Stream.of(
                        word,
                        plain(word),
                        word.replace("ä", "ae")
                                .replace("ö", "oe")
                                .replace("ü", "ue")
                                .replace("ß", "ss")))
                .filter(word -> !LOOKALIKES.contains(word))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> words(String list) {
        return Stream.of(list.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }
}

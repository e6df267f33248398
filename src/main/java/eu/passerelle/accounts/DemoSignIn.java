package eu.passerelle.accounts;

/** One of the invented people whom a visitor of the demonstration may be. */
enum DemoSignIn {
    CITY("t01@demo.passerelle.example"),
    EXPERT("e01@demo.passerelle.example"),
    COORDINATOR("coordinator@demo.passerelle.example"),
    AUDITOR("auditor@demo.passerelle.example"),
    OPERATOR("operator@demo.passerelle.example");

    static final String PASSWORD = "passerelle-demo";

    private final String email;

    DemoSignIn(String email) {
        this.email = email;
    }

    public String email() {
        return email;
    }
}

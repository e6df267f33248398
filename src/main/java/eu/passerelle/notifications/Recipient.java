package eu.passerelle.notifications;

import eu.passerelle.kernel.InterfaceLanguage;

/** @param name may be empty */
record Recipient(String address, String name, InterfaceLanguage language) {}

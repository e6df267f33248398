/** Tables in files: CSV in whatever form spreadsheets write it, and XLSX; read and written as a stream. */
@NullMarked
package eu.passerelle.exchange.tables;

import org.jspecify.annotations.NullMarked;

/// Of the program; `muster version` prints it.
package let musterVersion = "0.1.0"

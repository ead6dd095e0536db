/// `1 review`, `2 reviews`.
package func counted(_ count: Int, _ one: String, _ many: String) -> String { "\(count) \(count == 1 ? one : many)" }

package func counted(days: Int) -> String { counted(days, "day", "days") }

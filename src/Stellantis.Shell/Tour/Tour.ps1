# The module and what it exports.
Get-Module Stellantis

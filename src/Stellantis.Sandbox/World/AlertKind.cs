namespace Stellantis.Sandbox.World;

/// <summary>A kind of alert that vehicles of the sandbox raise, with the text that a driver reads.</summary>
internal sealed record AlertKind(string Type, string Severity, string? English = null, string? French = null, string? German = null, string? Italian = null, string? Spanish = null)
{
    private const string Information = "Information";
    private const string Warning = "Warning";
    private const string Critical = "Critical";

    public static IReadOnlyList<AlertKind> All { get; } =
    [
        new("FrontLeftTireUnderInflated", Warning, "Front left tyre: pressure too low", "Pneu avant gauche sous-gonflé", "Reifendruck vorn links zu niedrig", "Pneumatico anteriore sinistro sgonfio", "Presión baja en el neumático delantero izquierdo"),
        new("RightRearTirePuncture", Critical, "Rear right tyre: puncture", "Crevaison du pneu arrière droit", "Reifenpanne hinten rechts", "Foratura del pneumatico posteriore destro", "Pinchazo en el neumático trasero derecho"),
        new("AddWasherFluid", Information, "Washer fluid is low", "Niveau de lave-glace bas", "Scheibenwaschwasser nachfüllen", "Liquido lavavetri in riserva", "Nivel bajo de líquido limpiaparabrisas"),
        new("FuelLevelLow", Warning, "Fuel level is low", "Niveau de carburant bas", "Kraftstoffstand niedrig", "Livello carburante basso", "Nivel de combustible bajo"),
        new("AdBlueFault", Warning, "AdBlue system fault", "Défaut du système AdBlue", "Störung im AdBlue-System", "Anomalia del sistema AdBlue", "Avería del sistema AdBlue"),
        new("BrakingSystemFailure", Critical, "Braking system failure: stop the vehicle", "Défaillance du freinage : arrêtez le véhicule", "Bremsanlage ausgefallen: Fahrzeug anhalten", "Avaria dei freni: fermare il veicolo", "Fallo de los frenos: detenga el vehículo"),
        new("ReplaceBrakePads", Warning, "Brake pads are worn", "Plaquettes de frein usées", "Bremsbeläge verschlissen", "Pastiglie dei freni usurate", "Pastillas de freno desgastadas"),
        new("EngineOilPressureFailure", Critical, "Engine oil pressure too low", "Pression d'huile moteur insuffisante", "Motoröldruck zu niedrig", "Pressione olio motore insufficiente", "Presión de aceite del motor insuficiente"),
        new("CoolantLevelLow", Warning, "Coolant level is low", "Niveau de liquide de refroidissement bas", "Kühlmittelstand niedrig", "Livello liquido di raffreddamento basso", "Nivel de refrigerante bajo"),
        new("ChargingFailure", Warning, "Charging failed", "Échec de la recharge", "Ladevorgang fehlgeschlagen", "Ricarica non riuscita", "Fallo de la recarga"),
        new("ElectricTractionSystemFault", Warning, "Electric drive fault", "Défaut de la traction électrique", "Störung im Elektroantrieb", "Anomalia della trazione elettrica", "Avería de la tracción eléctrica"),
        new("TrunkOrHoodOpen", Information, "Boot or bonnet is open", "Coffre ou capot ouvert", "Kofferraum oder Motorhaube offen", "Bagagliaio o cofano aperto", "Maletero o capó abierto"),
        new("RiskOfIce", Information, "Risk of ice on the road", "Risque de verglas", "Glättegefahr", "Rischio di ghiaccio", "Riesgo de hielo"),
        new("ReplaceTheRemoteControlBattery", Information, "Replace the battery of the key", "Remplacez la pile de la clé", "Batterie des Schlüssels ersetzen", "Sostituire la batteria della chiave", "Sustituya la pila de la llave"),
        new("AssistanceButtonFault", Information, "Assistance button fault", "Défaut du bouton d'assistance", "Störung der Assistance-Taste", "Anomalia del pulsante di assistenza", "Avería del botón de asistencia"),
        // The service has signals that no driver is told about in words.
        new("ActLanMan_Sts", Information),
    ];

    /// <summary>The text in the language of a locale such as <c>fr-FR</c>, English for a language unknown here; null when the kind has no text.</summary>
    public string? Message(string? locale) => (locale?.Split('-', '_')[0].ToLowerInvariant()) switch
    {
        "fr" => French,
        "de" => German,
        "it" => Italian,
        "es" => Spanish,
        _ => English,
    };
}
